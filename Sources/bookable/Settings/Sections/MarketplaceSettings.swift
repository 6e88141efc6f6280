import BookableAPI
import BookableServer
import Marketplace

/// Whether providers can be found by search, and which.
enum MarketplaceSettings: SettingSection {
    static let title = "Marketplace"

    static let settings = [
        Setting(
            "marketplace",
            \.server.api.marketplace.isOpen,
            .yesOrNo,
            "Whether providers can be listed in a marketplace and found by search."
        )
        .details("Without it, its routes are answered with 404 `marketplace_closed`."),
        Setting(
            "listing_approval",
            \.server.api.marketplace.requiresApproval,
            .yesOrNo,
            "Whether a listing is found only once an administrator has approved it."
        )
        .details("A change by its provider waits for approval again."),
        Setting(
            "photo_bytes",
            \.server.api.marketplace.photoBytes,
            .bytes(65_536...16_777_216),
            "The longest file of a photo that can be uploaded for a listing."
        ),
        Setting(
            "photo_processes",
            \.server.api.marketplace.photoProcesses,
            .count(1...64),
            "The most photos that are read at once, each in a process of its own."
        )
        .details("Each process can take 640 MB for some seconds. Further photos are answered with 503 `overloaded`."),
    ]
}
