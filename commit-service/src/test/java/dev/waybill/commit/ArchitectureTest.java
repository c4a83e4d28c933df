package dev.waybill.commit;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.waybill.test.ArchitectureRules;
import dev.waybill.test.CodingRules;

@AnalyzeClasses(packages = "dev.waybill.commit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests LAYERS = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchTests CODE = ArchTests.in(CodingRules.class);
}
