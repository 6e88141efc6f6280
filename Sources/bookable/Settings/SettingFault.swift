/// Why the text of a setting is refused.
enum SettingFault: Error {
    /// It is not of the form that the setting takes.
    case form

    /// For a reason that is a predicate and quotes nothing secret.
    case because(String)
}
