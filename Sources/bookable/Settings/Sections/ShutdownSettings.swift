import BookableServer

/// How the server ends.
enum ShutdownSettings: SettingSection {
    static let title = "Shutdown"

    static let settings = [
        Setting(
            "shutdown_delay",
            \.server.shutdownDelay,
            .seconds(0...300),
            "How long to accept requests after SIGTERM, while /readyz answers 503."
        ),
        Setting(
            "shutdown_grace",
            \.shutdownGrace,
            .seconds(1...600),
            "How long accepted requests may take after that."
        ),
        Setting(
            "shutdown_body_grace",
            \.server.bodyGraceSeconds,
            .seconds(1...600),
            "How long a body that is on its way may take after that."
        ),
    ]
}
