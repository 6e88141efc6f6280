import ArgumentParser
import Foundation

/// Which configuration file to read.
struct ConfigurationFileOption: ParsableArguments {
    @Option(
        name: [.customShort("c"), .customLong("config")],
        help: ArgumentHelp("A JSON file of settings; BOOKABLE_CONFIG names it as well.", valueName: "path"),
        completion: .file()
    )
    var file: InputFile?

    /// The settings of the command line, the environment and the file.
    func settings(options: [String: String]) throws -> Settings {
        let environment = ProcessInfo.processInfo.environment
        let file = file ?? environment["BOOKABLE_CONFIG"].map(InputFile.init(argument:))
        return Settings(
            options: options,
            environment: environment,
            file: try file.map { try SettingsFile.read($0).texts } ?? [:]
        )
    }
}
