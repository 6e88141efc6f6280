import HTTPTransport

/// Fields as `application/x-www-form-urlencoded`.
enum OAuthForm {
    static func encode(_ fields: [(String, String)]) -> String {
        fields.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
    }
}
