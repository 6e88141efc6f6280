/// The address of a page of this server, from its root.
///
/// It is made of parts that are percent-encoded, so that nothing in it can name another server or a scheme.
struct Address: Hashable, Sendable {
    /// With a slash before each part.
    private var path: String
    private var query: String = ""
    private var fragment: String = ""

    /// The address of the start page.
    static let root = Address()

    init(_ parts: String...) {
        path = parts.map { "/" + Self.encode($0) }.joined()
    }

    /// The same with one more part.
    func appending(_ part: String) -> Address {
        var address = self
        address.path += "/" + Self.encode(part)
        return address
    }

    /// The same with a parameter; `nil` adds none.
    func with(_ name: StaticString, _ value: String?) -> Address {
        with(value.map { Parameter(name, $0) })
    }

    /// The same with a parameter; `nil` adds none.
    func with(_ parameter: Parameter?) -> Address {
        guard let parameter else { return self }
        var address = self
        address.query += query.isEmpty ? "?" : "&"
        address.query += parameter.text
        return address
    }

    /// A parameter as addresses have it.
    struct Parameter: Hashable {
        fileprivate let text: String

        init(_ name: StaticString, _ value: String) {
            text = name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) } + "=" + Address.encode(value)
        }
    }

    /// The same at a place within the page.
    func at(_ place: StaticString) -> Address {
        var address = self
        address.fragment = "#\(place)"
        return address
    }

    var text: String { (path.isEmpty ? "/" : path) + query + fragment }

    /// Everything but the unreserved characters of RFC 3986 and the colons of times.
    private static func encode(_ text: String) -> String {
        // Most dates, times and tags.
        if text.utf8.allSatisfy(standsForItself) { return text }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(3 * text.utf8.count)
        for byte in text.utf8 {
            if standsForItself(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func standsForItself(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
