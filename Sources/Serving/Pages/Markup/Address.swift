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
        guard let value else { return self }
        var address = self
        address.query += "\(query.isEmpty ? "?" : "&")\(name)=\(Self.encode(value))"
        return address
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
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
