package dev.lockstep.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import dev.lockstep.platform.Result;

/// A grade as one HTML file, which fetches nothing and needs no script to be read. Values come into the markup through
/// templates alone, which escape each for its place. The same grade gives the same bytes.
public final class HtmlReport {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(null, ContentType.Html,
            HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    /// The page, to be written as UTF-8.
    public static String export(Result result) {
        var page = new StringOutput();
        TEMPLATES.render("page.jte", Sheet.of(result.concealed()), page);
        return page.toString();
    }
}
