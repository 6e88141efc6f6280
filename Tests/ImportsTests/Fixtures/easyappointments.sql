/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: easyappointments
-- ------------------------------------------------------

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `ea_appointments`
--

DROP TABLE IF EXISTS `ea_appointments`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_appointments` (
  `id` varchar(512) DEFAULT NULL,
  `create_datetime` varchar(512) DEFAULT NULL,
  `book_datetime` varchar(512) DEFAULT NULL,
  `start_datetime` varchar(512) DEFAULT NULL,
  `end_datetime` varchar(512) DEFAULT NULL,
  `location` varchar(512) DEFAULT NULL,
  `notes` varchar(512) DEFAULT NULL,
  `hash` varchar(512) DEFAULT NULL,
  `color` varchar(512) DEFAULT NULL,
  `status` varchar(512) DEFAULT NULL,
  `is_unavailability` varchar(512) DEFAULT NULL,
  `id_users_provider` varchar(512) DEFAULT NULL,
  `id_users_customer` varchar(512) DEFAULT NULL,
  `id_services` varchar(512) DEFAULT NULL,
  `id_google_calendar` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_appointments` (`create_datetime`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_appointments` WRITE;
/*!40000 ALTER TABLE `ea_appointments` DISABLE KEYS */;
INSERT INTO `ea_appointments` VALUES
(1,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-03 09:00:00','2031-03-03 09:45:00',NULL,'Brings the dog; it\'s \"small\".\nBack door.','hash1','#7cbae8','Booked',0,2,10,1,NULL),
(2,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-03 09:30:00','2031-03-03 10:15:00',NULL,NULL,'hash2','#7cbae8','Booked',0,2,11,1,NULL),
(3,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-04 20:00:00','2031-03-04 20:45:00',NULL,NULL,'hash3','#7cbae8','Confirmed',0,2,11,1,NULL),
(4,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-04 10:00:00','2031-03-04 11:30:00',NULL,NULL,'hash4','#7cbae8','Booked',0,2,10,1,NULL),
(5,'2026-01-01 10:00:00','2026-01-01 10:00:00','2020-03-04 10:00:00','2020-03-04 10:45:00',NULL,NULL,'hash5','#7cbae8','Booked',0,2,10,1,NULL),
(6,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-04 14:00:00','2031-03-04 14:45:00',NULL,NULL,'hash6','#7cbae8','Cancelled',0,2,10,1,NULL),
(7,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-04 15:00:00','2031-03-04 15:45:00',NULL,NULL,'hash7','#7cbae8','Booked',0,2,10,3,NULL),
(8,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-06 10:00:00','2031-03-06 11:00:00',NULL,NULL,'hash8','#7cbae8','Booked',0,2,10,2,NULL),
(9,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-06 10:00:00','2031-03-06 11:00:00',NULL,NULL,'hash9','#7cbae8','Waiting in the hall',0,2,11,2,NULL),
(10,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-07 09:00:00','2031-03-07 12:00:00',NULL,'Dentist','hash10','#7cbae8','',1,2,NULL,NULL,NULL),
(11,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-10 10:00:00','2031-03-10 10:45:00',NULL,NULL,'hash11','#7cbae8','Booked',0,2,10,99,NULL),
(12,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-30 02:30:00','2031-03-30 03:15:00',NULL,NULL,'hash12','#7cbae8','Booked',0,2,10,1,NULL),
(13,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-10-26 02:00:00','2031-10-26 02:45:00',NULL,NULL,'hash13','#7cbae8','Booked',0,2,10,1,NULL),
(14,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-11 10:00:00','2031-03-11 10:45:00',NULL,NULL,'hash14','#7cbae8','Booked',0,2,999,1,NULL),
(15,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-11 10:00:00','2031-03-11 10:45:00',NULL,NULL,'hash15','#7cbae8','Booked',0,4,10,1,NULL),
(16,'2026-01-01 10:00:00','2026-01-01 10:00:00','2020-03-11 10:00:00','2020-03-11 10:45:00',NULL,NULL,'hash16','#7cbae8','',1,2,NULL,NULL,NULL),
(17,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-12 10:00:00','2031-03-12 10:00:00',NULL,NULL,'hash17','#7cbae8','Booked',0,2,10,1,NULL),
(18,'2026-01-01 10:00:00','2026-01-01 10:00:00','2031-03-03 09:00:00','2031-03-03 10:00:00',NULL,NULL,'hash18','#7cbae8','Booked',0,3,13,2,NULL);
/*!40000 ALTER TABLE `ea_appointments` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_blocked_periods`
--

DROP TABLE IF EXISTS `ea_blocked_periods`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_blocked_periods` (
  `id` varchar(512) DEFAULT NULL,
  `create_datetime` varchar(512) DEFAULT NULL,
  `update_datetime` varchar(512) DEFAULT NULL,
  `name` varchar(512) DEFAULT NULL,
  `start_datetime` varchar(512) DEFAULT NULL,
  `end_datetime` varchar(512) DEFAULT NULL,
  `notes` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_blocked_periods` (`create_datetime`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_blocked_periods` WRITE;
/*!40000 ALTER TABLE `ea_blocked_periods` DISABLE KEYS */;
INSERT INTO `ea_blocked_periods` VALUES
(1,NULL,NULL,'Christmas','2031-12-24 00:00:00','2031-12-27 00:00:00',NULL);
/*!40000 ALTER TABLE `ea_blocked_periods` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_consents`
--

DROP TABLE IF EXISTS `ea_consents`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_consents` (
  `id` varchar(512) DEFAULT NULL,
  `created` varchar(512) DEFAULT NULL,
  `first_name` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_consents` (`created`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_consents` WRITE;
/*!40000 ALTER TABLE `ea_consents` DISABLE KEYS */;
INSERT INTO `ea_consents` VALUES
(1,'2026-01-01','Zoë'),
(2,'2026-01-01','Max');
/*!40000 ALTER TABLE `ea_consents` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_migrations`
--

DROP TABLE IF EXISTS `ea_migrations`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_migrations` (
  `version` varchar(512) DEFAULT NULL
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_migrations` WRITE;
/*!40000 ALTER TABLE `ea_migrations` DISABLE KEYS */;
INSERT INTO `ea_migrations` VALUES
(61);
/*!40000 ALTER TABLE `ea_migrations` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_roles`
--

DROP TABLE IF EXISTS `ea_roles`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_roles` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(512) DEFAULT NULL,
  `slug` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_roles` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_roles` WRITE;
/*!40000 ALTER TABLE `ea_roles` DISABLE KEYS */;
INSERT INTO `ea_roles` VALUES
(1,'Administrator','admin'),
(2,'Provider','provider'),
(3,'Customer','customer'),
(4,'Secretary','secretary');
/*!40000 ALTER TABLE `ea_roles` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_service_categories`
--

DROP TABLE IF EXISTS `ea_service_categories`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_service_categories` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(512) DEFAULT NULL,
  `description` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_service_categories` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_service_categories` WRITE;
/*!40000 ALTER TABLE `ea_service_categories` DISABLE KEYS */;
INSERT INTO `ea_service_categories` VALUES
(1,'Hair',NULL);
/*!40000 ALTER TABLE `ea_service_categories` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_services`
--

DROP TABLE IF EXISTS `ea_services`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_services` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(512) DEFAULT NULL,
  `duration` varchar(512) DEFAULT NULL,
  `price` decimal(10,2) DEFAULT NULL,
  `currency` varchar(32) DEFAULT 'x\'),(',
  `description` varchar(512) DEFAULT NULL,
  `color` varchar(512) DEFAULT NULL,
  `location` varchar(512) DEFAULT NULL,
  `availabilities_type` varchar(512) DEFAULT NULL,
  `attendants_number` varchar(512) DEFAULT NULL,
  `is_private` varchar(512) DEFAULT NULL,
  `id_service_categories` varchar(512) DEFAULT NULL,
  `buffer_before` varchar(512) DEFAULT NULL,
  `buffer_after` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_services` (`name`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_services` WRITE;
/*!40000 ALTER TABLE `ea_services` DISABLE KEYS */;
INSERT INTO `ea_services` VALUES
(1,'Cut & dry',45,49.00,'EUR','<p>Wash, cut</p>','#fff',NULL,'flexible',1,0,1,NULL,15),
(2,'Yoga',60,12.50,'eur',NULL,'#fff',NULL,'fixed',3,0,NULL,0,0),
(3,'Old price',45,10.00,'Taler',NULL,'#fff',NULL,'flexible',1,0,NULL,NULL,NULL),
(4,'Nobody\'s',45,0.00,'',NULL,'#fff',NULL,'flexible',1,0,NULL,NULL,NULL),
(5,'For friends',30,0.00,'',NULL,'#fff',NULL,'flexible',1,1,NULL,NULL,NULL);
/*!40000 ALTER TABLE `ea_services` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_services_providers`
--

DROP TABLE IF EXISTS `ea_services_providers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_services_providers` (
  `id_users` varchar(512) DEFAULT NULL,
  `id_services` varchar(512) DEFAULT NULL
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_services_providers` WRITE;
/*!40000 ALTER TABLE `ea_services_providers` DISABLE KEYS */;
INSERT INTO `ea_services_providers` VALUES
(2,1),
(2,2),
(2,3),
(3,2),
(3,5),
(4,1),
(2,77);
/*!40000 ALTER TABLE `ea_services_providers` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_settings`
--

DROP TABLE IF EXISTS `ea_settings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_settings` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `create_datetime` varchar(512) DEFAULT NULL,
  `update_datetime` varchar(512) DEFAULT NULL,
  `name` varchar(512) DEFAULT NULL,
  `value` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_settings` (`create_datetime`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_settings` WRITE;
/*!40000 ALTER TABLE `ea_settings` DISABLE KEYS */;
INSERT INTO `ea_settings` VALUES
(1,NULL,NULL,'company_name','Salon'),
(2,NULL,NULL,'book_advance_timeout','30'),
(3,NULL,NULL,'default_timezone','UTC'),
(4,NULL,NULL,'future_booking_limit','3000');
/*!40000 ALTER TABLE `ea_settings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_user_settings`
--

DROP TABLE IF EXISTS `ea_user_settings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_user_settings` (
  `id_users` varchar(512) DEFAULT NULL,
  `username` varchar(512) DEFAULT NULL,
  `password` varchar(512) DEFAULT NULL,
  `salt` varchar(512) DEFAULT NULL,
  `working_plan` varchar(512) DEFAULT NULL,
  `working_plan_exceptions` varchar(512) DEFAULT NULL,
  `notifications` varchar(512) DEFAULT NULL,
  `google_token` varchar(512) DEFAULT NULL
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_user_settings` WRITE;
/*!40000 ALTER TABLE `ea_user_settings` DISABLE KEYS */;
INSERT INTO `ea_user_settings` VALUES
(2,'anna',0x0061FF,_binary 'a\0\'b','{\"monday\": {\"start\": \"09:00\", \"end\": \"17:00\", \"breaks\": [{\"start\": \"12:00\", \"end\": \"13:00\"}]}, \"tuesday\": {\"start\": \"09:00\", \"end\": \"17:00\", \"breaks\": [{\"start\": \"12:00\", \"end\": \"13:00\"}]}, \"wednesday\": {\"start\": \"09:00\", \"end\": \"17:00\", \"breaks\": [{\"start\": \"12:00\", \"end\": \"13:00\"}]}, \"thursday\": {\"start\": \"09:00\", \"end\": \"17:00\", \"breaks\": [{\"start\": \"12:00\", \"end\": \"13:00\"}]}, \"friday\": {\"start\": \"09:00\", \"end\": \"17:00\", \"breaks\": [{\"start\": \"12:00\", \"end\": \"13:00\"}]}, \"saturday\": null, \"sunday\": null}','{\"2031-03-08\": {\"start\": \"10:00\", \"end\": \"14:00\", \"breaks\": [{\"start\": \"12:00\", \"end\": \"12:30\"}]}, \"2031-03-05\": null, \"2020-01-01\": null, \"2031-02-30\": null}',1,NULL),
(3,'ben','x','y','{\"monday\": {\"start\": \"18:00\", \"end\": \"09:00\", \"breaks\": []}, \"tuesday\": {\"start\": \"08:00\", \"end\": \"00:00\", \"breaks\": []}}','[{\"startDate\": \"2031-04-07\", \"endDate\": \"2031-04-09\"}, {\"startDate\": \"2031-04-10\", \"endDate\": \"2031-04-10\", \"startTime\": \"10:00\", \"endTime\": \"11:00\"}]',1,NULL),
(1,'admin','x','y',NULL,NULL,1,NULL);
/*!40000 ALTER TABLE `ea_user_settings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `ea_users`
--

DROP TABLE IF EXISTS `ea_users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `ea_users` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `first_name` varchar(512) DEFAULT NULL,
  `last_name` varchar(512) DEFAULT NULL,
  `email` varchar(512) DEFAULT NULL,
  `mobile_number` varchar(512) DEFAULT NULL,
  `phone_number` varchar(512) DEFAULT NULL,
  `address` varchar(512) DEFAULT NULL,
  `city` varchar(512) DEFAULT NULL,
  `state` varchar(512) DEFAULT NULL,
  `zip_code` varchar(512) DEFAULT NULL,
  `notes` varchar(512) DEFAULT NULL,
  `timezone` varchar(512) DEFAULT NULL,
  `language` varchar(512) DEFAULT NULL,
  `is_private` varchar(512) DEFAULT NULL,
  `id_roles` varchar(512) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `by,ea_users` (`first_name`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='a ) and a ; in it';

LOCK TABLES `ea_users` WRITE;
/*!40000 ALTER TABLE `ea_users` DISABLE KEYS */;
INSERT INTO `ea_users` VALUES
(1,'Ada','Min','admin@example.org',NULL,'',NULL,NULL,NULL,NULL,NULL,'UTC','english',0,1),
(2,'Anna','Berger','anna@example.org',NULL,'+493023125000',NULL,NULL,NULL,NULL,NULL,'Europe/Berlin','english',0,2),
(3,'Ben','','ben@example.org',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','english',0,2),
(4,'Cy','Mars','cy@example.org',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Mars/Olympus','english',0,2),
(6,'Sec','Retary','sec@example.org',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'UTC','english',0,4),
(10,'Zoë','O\'Neil \\ Sons','zoe@example.org',NULL,'+493023125019',NULL,NULL,NULL,NULL,NULL,'Europe/Lisbon','german',0,3),
(11,'Max','Muster','max at example',NULL,'call me',NULL,NULL,NULL,NULL,NULL,'UTC','english',0,3),
(12,'Nobody','Comes','nobody@example.org',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'UTC','english',0,3),
(13,'','','only@example.org',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'UTC','english',0,3);
/*!40000 ALTER TABLE `ea_users` ENABLE KEYS */;
UNLOCK TABLES;

-- Dump completed on 2026-11-30 12:00:00
