package io.zhanggui.evaluation.check;

import java.util.List;

/** Checks the certificates and grades that a text boasts of. Immutable and thread-safe. */
final class CertificateClaims {

    private final Taxonomy certificates = Taxonomy.read("certificates.tsv");

    List<Finding> findings(Reading text, List<Source> sources) {
        return certificates.claimed(text).stream()
                .filter(mention -> sources.stream().noneMatch(source -> holds(source, mention.id())))
                .map(mention -> new Finding(
                        ClaimCheck.CERTIFICATE_UNSUPPORTED,
                        text.quote(mention.start(), mention.end()),
                        mention.start(),
                        ""))
                .toList();
    }

    private boolean holds(Source source, String certificate) {
        return certificates.said(source.value()).stream().anyMatch(said -> certificates.isA(said.id(), certificate))
                || certificates.said(source.name()).stream().anyMatch(said -> certificates.isA(said.id(), certificate));
    }
}
