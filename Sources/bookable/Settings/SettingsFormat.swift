import ArgumentParser

/// How the list of settings is printed.
enum SettingsFormat: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
}
