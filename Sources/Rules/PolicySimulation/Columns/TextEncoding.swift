/// The character encoding of a file.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"

    /// The byte order mark of the encoding.
    var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1252, .latin1: []
        }
    }

    /// The encoding detected from a file's first bytes: by a byte order mark, or by ASCII in which every second byte is zero.
    static func detected(in head: some Collection<UInt8>) -> TextEncoding {
        for encoding in [utf16LittleEndian, utf16BigEndian] where head.starts(with: encoding.mark) { return encoding }
        let bytes = Array(head.prefix(4))
        guard bytes.count == 4 else { return .utf8 }
        if bytes[1] == 0, bytes[3] == 0, bytes[0] != 0, bytes[2] != 0 { return .utf16LittleEndian }
        if bytes[0] == 0, bytes[2] == 0, bytes[1] != 0, bytes[3] != 0 { return .utf16BigEndian }
        return .utf8
    }
}
