import Bookings
import CivilTime
import Policies

/// The first step's form: the practice, and who runs it.
struct SetupPracticeForm: Sendable {
    private let values: [String: String]

    /// The fields that were refused.
    private(set) var refused: Set<Field> = []

    enum Field: String, CaseIterable, Sendable {
        case practice, slug, zone, person, email
    }

    subscript(field: Field) -> String { values[field.rawValue] ?? "" }

    init(_ fields: FormFields = FormFields("")) {
        values = Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0.rawValue, fields[$0.rawValue]) })
    }

    /// The request that the form makes; otherwise ``refused`` names what is wrong.
    mutating func read(_ zones: ZoneDirectory) -> SetupDesk.Request? {
        refused = []
        let practice = name(.practice)
        let person = name(.person)
        let email = MemberAddress.normalized(self[.email])
        if email == nil { refused.insert(.email) }
        let zone: Zone?
        do {
            zone = try zones.zone(named: self[.zone])
        } catch {
            zone = nil
            refused.insert(.zone)
        }
        let id = providerID()
        guard refused.isEmpty, let practice, let person, let email, let zone,
            let policy = PolicyID(rawValue: "moderate")
        else { return nil }
        let provider = ProviderRequest(id: id, name: practice, email: email, timeZone: zone.name, policy: policy)
        return SetupDesk.Request(provider: provider, memberName: person, email: email)
    }

    private mutating func name(_ field: Field) -> String? {
        let name = BookingPages.text(self[field]) ?? ""
        guard !name.isEmpty, name.count <= 200, !name.contains("\n") else {
            refused.insert(field)
            return nil
        }
        return name
    }

    /// The longest part of an address that is made from a name.
    private static let longestSlug = 30

    /// The id by the address that was typed, or else by the letters of the practice's name that an address can have; `nil` for one
    /// of chance, where the name has none.
    private mutating func providerID() -> ProviderID? {
        guard self[.slug].isEmpty else {
            let slug = self[.slug].lowercased()
            guard let id = Slug.provider(slug), id.rawValue == "prv_\(slug)" else {
                refused.insert(.slug)
                return nil
            }
            return id
        }
        let letters = self[.practice].lowercased().unicodeScalars.filter { scalar in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        let name = String(String.UnicodeScalarView(letters).prefix(Self.longestSlug))
        return name.count < 3 ? nil : Slug.provider(name)
    }
}
