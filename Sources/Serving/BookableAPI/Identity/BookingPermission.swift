/// What a requester may do with a booking.
enum BookingPermission {
    /// Know that it exists: its client, its provider, admins and finance.
    case view

    /// Move or cancel it: its client, its provider and admins.
    case change

    /// Decide on it: its provider and admins.
    case manage
}
