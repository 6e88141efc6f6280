/// Settings about one subject, which stand together in `--help` and in the manual.
protocol SettingSection {
    static var title: String { get }

    static var settings: [Setting] { get }
}
