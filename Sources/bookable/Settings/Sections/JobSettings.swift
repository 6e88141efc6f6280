import BookableServer
import Workers

/// What the server does beside answering requests.
enum JobSettings: SettingSection {
    static let title = "Background work"

    static let settings = [
        Setting(
            "sweep_interval",
            \.server.sweepInterval,
            .seconds(1...3_600),
            "How often to look for holds that ran out."
        )
    ]
}
