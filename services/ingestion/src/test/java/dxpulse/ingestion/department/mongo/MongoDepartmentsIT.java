package dxpulse.ingestion.department.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.DepartmentsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoDepartmentsIT extends DepartmentsContract {
  private static MongoClient mongo;
  private static int count;

  @BeforeAll
  static void connect() {
    mongo = MongoClients.create(RealParts.mongo());
  }

  @AfterAll
  static void disconnect() {
    mongo.close();
  }

  @Override
  protected Departments departments() {
    count++;
    return new MongoDepartments(mongo.getDatabase("departmentsit" + count));
  }
}
