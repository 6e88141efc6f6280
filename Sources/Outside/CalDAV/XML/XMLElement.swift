/// An element of an XML document, with its namespace resolved.
struct XMLElement: Sendable, Hashable {
    let name: XMLName
    fileprivate(set) var attributes: [String: String] = [:]
    fileprivate(set) var children: [XMLElement] = []

    /// The character data directly inside it, joined.
    fileprivate(set) var text = ""

    init(name: XMLName) {
        self.name = name
    }

    /// The first child of that name.
    func child(_ name: XMLName) -> XMLElement? { children.first { $0.name == name } }

    /// All children of that name.
    func children(_ name: XMLName) -> [XMLElement] { children.filter { $0.name == name } }

    /// The text without white space around it.
    var value: String {
        let space: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n"]
        let scalars = text.unicodeScalars.drop { space.contains($0) }
        guard let last = scalars.lastIndex(where: { !space.contains($0) }) else { return "" }
        return String(scalars[...last])
    }

    mutating func append(_ child: XMLElement) { children.append(child) }

    mutating func append(_ text: String) { self.text += text }

    mutating func set(_ attributes: [String: String]) { self.attributes = attributes }
}

/// The name of an element, by namespace and not by prefix.
struct XMLName: Sendable, Hashable {
    let namespace: String
    let local: String

    static func dav(_ local: String) -> XMLName { XMLName(namespace: "DAV:", local: local) }

    static func calDAV(_ local: String) -> XMLName {
        XMLName(namespace: "urn:ietf:params:xml:ns:caldav", local: local)
    }

    static func calendarServer(_ local: String) -> XMLName {
        XMLName(namespace: "http://calendarserver.org/ns/", local: local)
    }
}
