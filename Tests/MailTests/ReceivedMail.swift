/// A mail as Python's email read it.
struct ReceivedMail: Decodable {
    let headers: [[String]]
    let defects: [String]
    let displayName: String
    let parts: [Part]
    let longestLine: Int
    let longestHeaderLine: Int
    let bareLineBreaks: Int
    let sender: String
    let recipients: [String]
    let options: [String]
    let name: String
    let isEncrypted: Bool
    let isAuthenticated: Bool
    let connection: Int

    /// The values of all fields of a name.
    func values(_ name: String) -> [String] {
        headers.filter { $0.first?.lowercased() == name.lowercased() }.compactMap(\.last)
    }

    struct Part: Decodable {
        let type: String
        let method: String?
        let charset: String
        let text: String
    }
}
