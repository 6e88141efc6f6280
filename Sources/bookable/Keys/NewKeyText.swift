import Bookings
import CivilTime

/// A key that was made just now, the only time that its secret is shown.
struct NewKeyText {
    let key: APIKey
    let secret: Secret

    /// What else is to be said of it, such as what became of the key that it replaces.
    var note = ""

    /// The secret alone goes to standard output, so that a script can take it; with `json`, the whole key does.
    func show(json: Bool, at now: Instant) throws {
        let scopes = key.scopes.map { ", confined to \($0.text)" } ?? ""
        let end = key.expiresAt.map { ", until \($0)" } ?? ""
        if !json {
            Console.complain("\(key.id), role \(key.role.rawValue)\(scopes)\(end).\(note)")
            Console.complain("This is the only time that the key is shown:")
        }
        do {
            if json {
                try Console.write(try Console.json(KeyDocument(key, at: now, secret: secret)))
            } else {
                try Console.print(secret.text)
            }
        } catch {
            Console.complain("The key \(key.id) was made but not shown: bookable keys revoke \(key.id)")
            throw error
        }
    }
}
