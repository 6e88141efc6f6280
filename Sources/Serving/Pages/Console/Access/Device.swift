/// A short description of a browser, by which people recognize their sessions.
enum Device {
    /// Such as "Firefox, Linux"; empty if it says nothing that is known.
    static func name(userAgent: String?) -> String {
        guard let text = userAgent?.prefix(400) else { return "" }
        let browser = browsers.first { text.contains($0.mark) }?.name
        let system = systems.first { text.contains($0.mark) }?.name
        return [browser, system].compactMap(\.self).joined(separator: ", ")
    }

    /// In this order: browsers name those before them too.
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]
}
