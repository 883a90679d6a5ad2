"""What a person types. Each command is a module with `run(options) -> exit code`; `build` calls the stages in order."""
