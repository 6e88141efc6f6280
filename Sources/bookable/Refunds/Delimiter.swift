import ArgumentParser

/// A delimiter: an ASCII character, or `tab`.
struct Delimiter: ExpressibleByArgument {
    let byte: UInt8

    init?(argument: String) {
        switch argument {
        case "tab", "\\t": byte = UInt8(ascii: "\t")
        default:
            guard argument.utf8.count == 1, let byte = argument.utf8.first, !#""'."#.utf8.contains(byte),
                byte > 0x20 || byte == 0x09
            else { return nil }
            let isWord = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            guard !isWord else { return nil }
            self.byte = byte
        }
    }
}
