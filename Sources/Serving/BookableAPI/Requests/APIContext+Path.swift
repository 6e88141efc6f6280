import Bookings
import CivilTime
import Hummingbird
import Policies
import WireFormat

extension APIContext {
    /// The id in the path's part `name`.
    ///
    /// What cannot be an id names nothing, so it is not found.
    func pathID<ID>(_ name: String, as type: ID.Type = ID.self) throws -> ID
    where ID: RawRepresentable, ID.RawValue == String {
        let text = parameters.get(name) ?? ""
        guard let id = ID(rawValue: text) else {
            throw BookingsError(
                .notFound,
                "\(name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")) \(quoted(text)) was not found.",
                field: name
            )
        }
        return id
    }

    /// The date in the path's part `name`.
    func pathDate(_ name: String) throws -> CivilDate {
        let text = parameters.get(name) ?? ""
        guard let date = CivilDate(text) else {
            throw WireError(field: name, reason: "\(quoted(text)) is not a date of the calendar such as 2026-03-10.")
        }
        return date
    }
}
