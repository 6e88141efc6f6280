import ArgumentParser

/// Lists everything that can be set.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "List everything that can be set about \"bookable serve\".",
        discussion: "What is in force, and where it was set, is printed by \"bookable serve --print-config\"."
    )

    @Option(help: "How to print: text; markdown, as in docs/operations.md; or json.")
    var format: SettingsFormat = .text

    func run() throws {
        switch format {
        case .text: try Console.print(SettingsText.text)
        case .markdown: try Console.write(SettingsMarkdown.text)
        case .json: try Console.write(try Console.json(SettingTable.all.map(SettingDocument.init)))
        }
    }
}
