package dxpulse.ingestion;

import com.mongodb.client.MongoDatabase;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.SaidBefore;
import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TakeFile;
import dxpulse.ingestion.upload.Uploads;
import dxpulse.ingestion.upload.Workbooks;
import dxpulse.ingestion.upload.csv.CsvTables;
import dxpulse.ingestion.upload.mongo.MongoSaidBefore;
import dxpulse.ingestion.upload.mongo.MongoUploads;
import dxpulse.ingestion.upload.workbook.WorkbookTables;
import dxpulse.ingestion.upload.workbook.WrittenWorkbooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what takes files in.
@Configuration(proxyBeanMethods = false)
class UploadWiring {
  @Bean
  TableReader tables() {
    return TableReader.firstOf(new WorkbookTables(), new CsvTables());
  }

  @Bean
  Workbooks workbooks() {
    return new WrittenWorkbooks();
  }

  @Bean
  ReadUpload readUpload(AcceptSubmission acceptSubmission, KnownIndicators indicators) {
    return new ReadUpload(acceptSubmission, indicators);
  }

  @Bean
  Uploads uploads(MongoDatabase database, WaitingRoom room) {
    return new MongoUploads(Stores.promised(database), room);
  }

  @Bean
  SaidBefore saidBefore(LastValues values, Fates fates, MongoDatabase database) {
    return new MongoSaidBefore(values, fates, database);
  }

  @Bean
  TakeFile takeFile(
      ReadUpload readUpload,
      SaidBefore saidBefore,
      Intake intake,
      Uploads uploads,
      Quarantine quarantine) {
    return new TakeFile(readUpload, saidBefore, intake, uploads, quarantine::cameBack);
  }
}
