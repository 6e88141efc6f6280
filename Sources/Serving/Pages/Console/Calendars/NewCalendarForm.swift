import CalendarSync

/// A calendar that is to be linked by its address, as the form has it.
struct NewCalendarForm: Sendable {
    var address = ""
    var user = ""
    var password = ""
    var name = ""

    /// The fields that were refused.
    private(set) var refused: Set<Field> = []

    enum Field: String, Sendable {
        case address, user, password, name
    }

    init() {}

    init(_ fields: FormFields) {
        address = fields["address"]
        user = fields["user"]
        // As it was typed, since a password may begin or end with a space.
        password = fields.values["password"] ?? ""
        name = fields["name"]
    }

    /// The calendar if the whole form is valid; otherwise ``refused`` names the invalid fields.
    mutating func read(_ place: NewCalendarPlace) -> (address: CalendarAddress, name: String?)? {
        refused = []
        let found: CalendarAddress?
        switch place {
        case .feed: found = .feed(at: address)
        case .server:
            if user.isEmpty { refused.insert(.user) }
            if password.isEmpty { refused.insert(.password) }
            // The address is looked at even if the login is incomplete, so that all faults are reported at once.
            let (user, password) = (user.isEmpty ? "-" : user, password.isEmpty ? "-" : password)
            found = .collection(at: address, user: user, password: password)
        }
        if found == nil { refused.insert(.address) }
        let typed = Self.name(name)
        if !name.isEmpty, typed == nil { refused.insert(.name) }
        guard refused.isEmpty, let found else { return nil }
        return (found, typed)
    }

    /// A name of one line; `nil` for anything else.
    static func name(_ typed: String) -> String? {
        guard let text = BookingPages.text(typed), text.count <= 200, !text.contains("\n") else { return nil }
        return text
    }
}

/// Where a calendar is that is linked by its address.
enum NewCalendarPlace: String, CaseIterable, Sendable {
    case feed = "address"
    case server = "caldav"
}
