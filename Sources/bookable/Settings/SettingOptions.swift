import ArgumentParser
import Synchronization

/// The options of one section, as text.
///
/// ArgumentParser finds the options of a type by reflection, and reads their values by `Decodable`. Both are answered here
/// from the table instead of from properties, so that the parser's own help, completions and suggestions hold for settings.
/// ``ServeConfiguration`` reads the texts, because each may come from the environment or the file as well.
struct SettingOptions<Section: SettingSection>: ParsableArguments, CustomReflectable {
    /// What was given, by the keys of the options.
    let texts: [String: String]

    init() { texts = [:] }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: OptionKey.self)
        var texts: [String: String] = [:]
        for setting in Section.settings {
            let key = setting.optionKey
            texts[key] = try container.decodeIfPresent(String.self, forKey: OptionKey(stringValue: key))
        }
        self.texts = texts
    }

    var customMirror: Mirror {
        Mirror(self, children: OptionDefinitions.of(Section.self).map { (label: $0.label, value: $0.option) })
    }

    private struct OptionKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}

/// The options of each section, made once: the parser reflects on a command a dozen times before it runs it.
private enum OptionDefinitions {
    typealias Definition = (label: String, option: Option<String?>)

    private static let known = Mutex<[ObjectIdentifier: [Definition]]>([:])

    static func of<Section: SettingSection>(_ section: Section.Type) -> [Definition] {
        known.withLock { known in
            if let definitions = known[ObjectIdentifier(section)] { return definitions }
            // The underscore is that of a property wrapper's storage, which the parser takes off again.
            let definitions = section.settings.map { (label: "_" + $0.optionKey, option: $0.option) }
            known[ObjectIdentifier(section)] = definitions
            return definitions
        }
    }
}

extension Setting {
    /// The long name, and the short one that other programs have as well.
    private var names: [NameSpecification.Element] {
        let long = NameSpecification.Element.customLong(optionKey.replacing("_", with: "-"))
        return switch key {
        case "database": [.customShort("d"), long]
        case "port": [.customShort("p"), long]
        default: [long]
        }
    }

    /// The definition of its option.
    fileprivate var option: Option<String?> {
        let isPath = fileKey != nil
        return Option(
            name: NameSpecification(names),
            help: ArgumentHelp(
                isPath ? "\(help) (a file that holds it)" : "\(help) (default: \(plainDefault))",
                valueName: isPath ? "path" : valueName
            ),
            completion: isPath ? .file() : words.isEmpty ? nil : .list(words)
        )
    }
}
