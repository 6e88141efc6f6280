/// Text in header fields that is not plain ASCII: RFC 2047.
enum EncodedWords {
    /// Words of at most 75 characters, on one line each, that begin and end with whole scalars.
    static func encode(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            if bytes.count + encoded.count > bytesPerWord {
                words.append(word(bytes))
                bytes = []
            }
            bytes += encoded
        }
        if !bytes.isEmpty || words.isEmpty { words.append(word(bytes)) }
        return words.joined(separator: "\r\n ")
    }

    /// 52 characters of base64, fewer than the 63 that 75 leave, so that the first word fits behind the name of its field.
    private static let bytesPerWord = 39

    private static func word(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?\(String(decoding: Base64.encode(bytes), as: UTF8.self))?="
    }
}
