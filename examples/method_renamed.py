"""A method gets a better name within its class; subclasses that override the new one are honoured."""

from deprecate import deprecated, void


class Service:
    """Runs jobs."""

    def execute(self, job: str) -> str:
        """The successor."""
        return f"executed {job}"

    @deprecated(target=execute, deprecated_in="1.0", remove_in="2.0")
    def run(self, job: str) -> str:
        """The old name."""
        return void(job)


class LoudService(Service):
    """Overrides the new name only."""

    def execute(self, job: str) -> str:
        """Execute, loudly."""
        return super().execute(job).upper()


print(Service().run("backup"))
print(LoudService().run("backup"))
