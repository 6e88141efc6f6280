import BookableAPI
import BookableServer
import Bookings

/// Which uploaded documents are accepted.
enum DocumentSettings: SettingSection {
    static let title = "Documents"

    static let settings = [
        Setting(
            "document_bytes",
            \.server.api.documents.maximumBytes,
            .bytes(1_024...16_777_216),
            "The longest document that clients can upload."
        ),
        Setting(
            "documents_per_booking",
            \.server.api.documents.perBooking,
            .count(0...50),
            "The most documents of one booking; 0 takes none."
        ),
        Setting(
            "document_types",
            \.server.api.documents.types,
            types,
            "The types of documents that are accepted, recognized by their content."
        ),
        Setting(
            "document_retention_days",
            \.server.api.documents.retentionDays,
            .count(1...3_650),
            "How many days after the end of the session documents are kept."
        ),
        Setting(
            "document_folder",
            \.server.api.documents.folder,
            folder.optional,
            "A folder for the content of documents; without it, they are stored in the database."
        )
        .details(
            "It has to exist, and servers on several machines need the same one. Documents that were stored in the database before stay there."
        ),
    ]

    private static let folder = SettingForm<DocumentFolder>(
        "path",
        "the absolute path of a folder",
        convert: { DocumentFolder(path: $0) },
        write: \.path
    )

    private static let types = SettingForm<Set<DocumentType>>(
        "list",
        "pdf, jpeg, png, webp and heic between commas",
        convert: { text in
            let types = text.split(separator: ",").map { DocumentType(rawValue: String($0)) }
            guard !types.isEmpty, types.allSatisfy({ $0 != nil }) else { return nil }
            return Set(types.compactMap(\.self))
        },
        write: { $0.map(\.rawValue).sorted().joined(separator: ",") }
    )
}
