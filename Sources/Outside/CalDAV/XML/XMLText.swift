/// Text as it may stand in a document that is sent.
enum XMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                if scalar.value >= 0x20 || "\n\t".unicodeScalars.contains(scalar) {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
