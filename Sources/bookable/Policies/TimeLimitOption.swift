import ArgumentParser

/// How long a script may compute for one command.
struct TimeLimitOption: ParsableArguments {
    @Option(
        name: .customLong("time-limit"),
        help: ArgumentHelp("The most processor time for one script.", valueName: "seconds")
    )
    var seconds: Double = 3

    var limit: Duration { .milliseconds(Int64((seconds * 1_000).rounded())) }

    func validate() throws {
        guard (0.01...3_600).contains(seconds) else { throw ValidationError("--time-limit goes from 0.01 to 3600.") }
    }
}
