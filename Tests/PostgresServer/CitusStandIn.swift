/// What tells the tests that tables are spread out as on a Citus cluster, without one: functions and tables of the names
/// that Bookable uses, on one plain server.
///
/// It moves no row. It keeps which tables were placed, and refuses, with the messages of Citus 13, what a cluster was seen
/// to refuse or is documented to: a foreign key from a table in one place to one that is spread out; rows copied while
/// triggers stand; a unique key without the column of distribution; triggers and constraints of tables that are spread out
/// in other words than Citus passes on. What a cluster does beyond that, only a cluster can show.
package enum CitusStandIn {
    /// Makes it in a database, for the connections that are opened from then on.
    package static func install(in database: String, of server: PostgresServer) async throws {
        try await server.run(script, in: database)
        try await server.run("ALTER DATABASE \(database) SET search_path = public, citus_stand_in")
    }

    private static let script = """
        CREATE SCHEMA citus_stand_in;
        SET search_path = public, citus_stand_in;

        CREATE TABLE citus_stand_in.pg_dist_partition (
            logicalrelid regclass PRIMARY KEY,
            partmethod "char" NOT NULL,
            repmodel "char" NOT NULL
        );
        CREATE TABLE citus_stand_in.pg_dist_local_group (groupid int NOT NULL);
        INSERT INTO citus_stand_in.pg_dist_local_group VALUES (0);

        CREATE FUNCTION citus_stand_in.is_spread(relation oid) RETURNS boolean LANGUAGE sql AS $$
            SELECT EXISTS (
                SELECT 1 FROM citus_stand_in.pg_dist_partition WHERE logicalrelid = relation AND partmethod = 'h'
            )
        $$;

        CREATE FUNCTION citus_stand_in.create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            RAISE NOTICE 'Copying data from local table...';
            INSERT INTO citus_stand_in.pg_dist_partition VALUES (table_name, 'n', 't')
                ON CONFLICT (logicalrelid) DO UPDATE SET repmodel = 't';
            -- Tables that refer to it become known to Citus, and stay where they are.
            INSERT INTO citus_stand_in.pg_dist_partition
                SELECT DISTINCT conrelid::regclass, 'n'::"char", 's'::"char" FROM pg_constraint
                WHERE contype = 'f' AND confrelid = table_name
                ON CONFLICT DO NOTHING;
        END $$;

        CREATE FUNCTION citus_stand_in.create_distributed_table(
            table_name regclass, distribution_column text, colocate_with text DEFAULT 'default'
        ) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            has_rows boolean;
        BEGIN
            IF citus_stand_in.is_spread(table_name) THEN
                RAISE EXCEPTION 'table "%" is already distributed', table_name;
            END IF;
            IF current_setting('citus.multi_shard_modify_mode', true) IS DISTINCT FROM 'sequential' THEN
                RAISE EXCEPTION 'there was a parallel operation on a distributed table in the transaction';
            END IF;
            IF EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = table_name AND NOT tgisinternal) THEN
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', table_name) INTO has_rows;
                IF has_rows THEN RAISE EXCEPTION 'relation "%" does not exist', table_name; END IF;
            END IF;
            IF EXISTS (
                SELECT 1 FROM pg_index JOIN pg_attribute
                    ON attrelid = indrelid AND attname = distribution_column AND NOT attnum = ANY (indkey)
                WHERE indrelid = table_name AND indisunique
            ) THEN
                RAISE EXCEPTION 'cannot create constraint on "%"', table_name
                    USING DETAIL = 'Distributed relations cannot have UNIQUE, EXCLUDE, or PRIMARY KEY constraints that do not include the partition column';
            END IF;
            RAISE NOTICE 'Copying data from local table...';
            INSERT INTO citus_stand_in.pg_dist_partition VALUES (table_name, 'h', 's')
                ON CONFLICT (logicalrelid) DO UPDATE SET partmethod = 'h';
            PERFORM citus_stand_in.check_foreign_keys();
        END $$;

        CREATE FUNCTION citus_stand_in.check_foreign_keys() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT 1 FROM pg_constraint WHERE contype = 'f'
                    AND citus_stand_in.is_spread(confrelid) AND NOT citus_stand_in.is_spread(conrelid)
            ) THEN
                RAISE EXCEPTION 'cannot create foreign key constraint since foreign keys from reference tables and local tables to distributed tables are not supported';
            END IF;
        END $$;

        CREATE FUNCTION citus_stand_in.check_command() RETURNS event_trigger LANGUAGE plpgsql AS $$
        DECLARE
            command record;
        BEGIN
            PERFORM citus_stand_in.check_foreign_keys();
            FOR command IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
                IF command.command_tag = 'CREATE TRIGGER'
                    AND current_setting('citus.enable_unsafe_triggers', true) IS DISTINCT FROM 'on'
                    AND EXISTS (
                        SELECT 1 FROM pg_trigger WHERE oid = command.objid AND citus_stand_in.is_spread(tgrelid)
                    )
                THEN
                    RAISE EXCEPTION 'triggers are not supported on distributed tables when "citus.enable_unsafe_triggers" is set to "false"';
                END IF;
            END LOOP;
        END $$;

        CREATE EVENT TRIGGER citus_stand_in_checks ON ddl_command_end EXECUTE FUNCTION citus_stand_in.check_command();
        """
}
