/// The kinds of records, by which the types of their ids are told apart.
package enum RecordKind {
    package enum APIKey: SelfStanding {
        package static let prefix = "key"
    }

    package enum AuditEntry: SelfStanding {
        package static let prefix = "aud"
    }

    package enum Booking: ProviderOwned {
        package static let prefix = "bkg"
    }

    package enum BusyTime: ProviderOwned {
        package static let prefix = "bsy"
    }

    package enum Job: ProviderOwned {
        package static let prefix = "job"
    }

    /// Somebody who uses the console.
    package enum Member: SelfStanding {
        package static let prefix = "mbr"
    }

    /// An internal note about a booking.
    package enum Note: ProviderOwned {
        package static let prefix = "not"
    }

    /// A key on a device, with which somebody signs in.
    package enum Passkey: SelfStanding {
        package static let prefix = "pky"
    }

    package enum Payment: ProviderOwned {
        package static let prefix = "pay"
    }

    package enum Provider: SelfStanding {
        package static let prefix = "prv"
    }

    package enum Refund: ProviderOwned {
        package static let prefix = "rfd"
    }

    /// What a client says of a session that took place.
    package enum Review: ProviderOwned {
        package static let prefix = "rev"
    }

    /// Bookings that were made as one.
    package enum Series: ProviderOwned {
        package static let prefix = "ser"
    }

    package enum Service: ProviderOwned {
        package static let prefix = "svc"
    }

    /// A browser in which somebody is signed in.
    package enum Session: SelfStanding {
        package static let prefix = "ses"
    }

    package enum TimeOff: ProviderOwned {
        package static let prefix = "off"
    }

    /// Somebody who waits for a place.
    package enum WaitlistEntry: ProviderOwned {
        package static let prefix = "wle"
    }

    /// A policy that a provider wrote.
    package enum UploadedPolicy: ProviderOwned {
        package static let prefix = "pol"
    }
}

/// A kind of record that has an id.
package protocol Identified {
    /// What ids of this kind begin with.
    static var prefix: String { get }

    /// Whether ids of this kind name the provider whose record they are.
    static var isOwned: Bool { get }
}

/// A record whose id names its provider.
package protocol ProviderOwned: Identified {}

extension ProviderOwned {
    package static var isOwned: Bool { true }
}

/// A record whose id stands alone.
package protocol SelfStanding: Identified {}

extension SelfStanding {
    package static var isOwned: Bool { false }
}

package typealias APIKeyID = Identifier<RecordKind.APIKey>
package typealias AuditEntryID = Identifier<RecordKind.AuditEntry>
package typealias BookingID = Identifier<RecordKind.Booking>
package typealias BusyTimeID = Identifier<RecordKind.BusyTime>
package typealias JobID = Identifier<RecordKind.Job>
package typealias MemberID = Identifier<RecordKind.Member>
package typealias NoteID = Identifier<RecordKind.Note>
package typealias PasskeyID = Identifier<RecordKind.Passkey>
package typealias PaymentID = Identifier<RecordKind.Payment>
package typealias ProviderID = Identifier<RecordKind.Provider>
package typealias RefundID = Identifier<RecordKind.Refund>
package typealias ReviewID = Identifier<RecordKind.Review>
package typealias SeriesID = Identifier<RecordKind.Series>
package typealias SessionID = Identifier<RecordKind.Session>
package typealias TimeOffID = Identifier<RecordKind.TimeOff>
package typealias WaitlistEntryID = Identifier<RecordKind.WaitlistEntry>
package typealias ServiceID = Identifier<RecordKind.Service>
