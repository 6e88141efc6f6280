import Bookings
import Hummingbird
import Marketplace

extension APIRoutes {
    /// Listings, their photos and reviews, and the search among them.
    func addMarketplaceRoutes(to v1: RouterGroup<APIContext>) {
        let rules = configuration.marketplace
        ListingsController(
            database: database,
            desk: ListingDesk(zones: zones, rules: rules),
            configuration: configuration
        )
        .addRoutes(to: v1)
        PhotosController(
            database: database,
            desk: PhotoDesk(rules: rules),
            listings: ListingDesk(zones: zones, rules: rules),
            uploads: photos,
            configuration: configuration
        )
        .addRoutes(to: v1)
        SearchController(index: search, rules: rules).addRoutes(to: v1)
        CategoriesController(database: database, rules: rules, configuration: configuration).addRoutes(to: v1)
        ReviewsController(
            database: database,
            rules: rules,
            limiter: reviewRates,
            observers: observers,
            configuration: configuration
        )
        .addRoutes(to: v1)
        ModerationController(database: database, rules: rules, configuration: configuration).addRoutes(to: v1)
    }
}
