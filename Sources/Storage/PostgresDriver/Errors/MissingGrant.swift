/// What would give a role the right that PostgreSQL says it lacks.
///
/// PostgreSQL names the object in the text of its message alone, which is read here in English; in other languages of the
/// server the role is still named.
struct MissingGrant: Sendable, Hashable {
    /// The statement to run, or where to read on.
    let remedy: String

    /// - Parameters:
    ///   - message: What PostgreSQL reported with SQLSTATE 42501.
    ///   - user: The role that was refused.
    init(_ message: String, of user: String) {
        let role = Self.quoted(user)
        guard let (kind, name) = Self.object(in: message) else {
            remedy = "the role \(role) lacks a right; docs/operations.md lists those that it needs"
            return
        }
        remedy =
            switch kind {
            case "schema": "run as the schema's owner: GRANT USAGE, CREATE ON SCHEMA \(name) TO \(role)"
            case "database": "run as the database's owner: GRANT CONNECT, TEMPORARY ON DATABASE \(name) TO \(role)"
            case "table", "relation", "view":
                "run as the table's owner: GRANT SELECT, INSERT, UPDATE, DELETE ON \(name) TO \(role)"
            case "sequence": "run as the sequence's owner: GRANT USAGE ON SEQUENCE \(name) TO \(role)"
            case "function": "run as the function's owner: GRANT EXECUTE ON FUNCTION \(name) TO \(role)"
            // Migrations alter tables, which nobody but their owner may.
            default: "migrate with the role that owns \(name), or give it away: ALTER TABLE \(name) OWNER TO \(role)"
            }
    }

    /// Such as `("schema", "public")`; the kind is `owner` where only the owner of the object may do what was tried.
    private static func object(in message: String) -> (kind: Substring, name: String)? {
        let words = message.split(separator: " ")
        let isOwnership = message.contains("must be owner of ")
        guard isOwnership || message.contains("permission denied for "),
            let place = words.firstIndex(of: isOwnership ? "of" : "for"), place + 2 < words.count
        else { return nil }
        let name = quoted(words[place + 2].filter { $0 != "\"" && $0 != ";" })
        return (isOwnership ? "owner" : words[place + 1], name)
    }

    private static func quoted(_ name: String) -> String {
        "\"\(name.replacing("\"", with: "\"\""))\""
    }
}
