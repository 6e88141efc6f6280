import ArgumentParser

/// What to say of a command that does not exist.
///
/// The parser suggests only options; it reports a mistyped command as an unexpected argument.
enum CommandSuggestion {
    /// Throws a usage error that names the nearest command if the arguments begin with one that does not exist.
    static func check(_ arguments: [String]) throws {
        var command: any ParsableCommand.Type = Bookable.self
        var path = ["bookable"]
        for argument in arguments {
            let commands = command.configuration.subcommands
            guard !commands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return }
            guard let next = commands.first(where: { $0.configuration.commandName == argument }) else {
                throw unknown(argument, among: commands, of: path)
            }
            command = next
            path.append(argument)
        }
    }

    private static func unknown(
        _ argument: String,
        among commands: [any ParsableCommand.Type],
        of path: [String]
    ) -> CommandFailure {
        let names = commands.map { $0.configuration }.filter(\.shouldDisplay).compactMap(\.commandName)
        let place = path.joined(separator: " ")
        let hint =
            nearest(to: argument, among: names).map { "Did you mean \"\(place) \($0)\"?" }
            ?? "\(place) has: \(names.joined(separator: ", "))."
        return CommandFailure(
            """
            "\(argument)" is not a command of \(place). \(hint)
              See '\(place) --help' for more information.
            """,
            status: .validationFailure
        )
    }

    /// The word that is likely meant; `nil` if none is near.
    static func nearest(to word: String, among words: [String]) -> String? {
        // The beginning of a word counts as nearer than any misspelling.
        if let begun = words.first(where: { $0.hasPrefix(word) && !word.isEmpty }) { return begun }
        let distances = words.map { (word: $0, distance: editDistance(word.lowercased(), $0)) }
        guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        return nearest.distance <= max(1, word.count / 3) ? nearest.word : nil
    }
}
