package dev.waybill.state;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.waybill.test.CodingRules;

@AnalyzeClasses(packages = "dev.waybill.state", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests CODE = ArchTests.in(CodingRules.class);
}
