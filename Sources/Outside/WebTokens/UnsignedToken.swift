import FoundationEssentials

/// A JSON Web Token (RFC 7519) that waits for its signature.
package struct UnsignedToken: Sendable {
    /// What is signed.
    package let signingInput: String

    package init(header: some Encodable, claims: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        signingInput = try [encoder.encode(header), encoder.encode(claims)].map { Base64URL.encode(Array($0)) }
            .joined(separator: ".")
    }

    package func signed(_ signature: [UInt8]) -> String {
        "\(signingInput).\(Base64URL.encode(signature))"
    }
}
