package io.zhanggui.assistant;

import java.util.List;
import java.util.Locale;

/** The endpoints of the API: who may call each, and what another merchant sees there. A new endpoint gets a line here. */
final class Endpoints {

    private static final String TABLE = """
            POST   /api/v1/merchants              operator  own
            GET    /api/v1/merchants              operator  own
            GET    /api/v1/operation/backup       operator  own
            GET    /api/v1/merchant               owner     own
            PUT    /api/v1/merchant               owner     own
            POST   /api/v1/keys                   owner     own
            GET    /api/v1/keys                   owner     empty
            DELETE /api/v1/keys/{id}              owner     hidden
            POST   /api/v1/products/import        owner     own
            POST   /api/v1/faqs/import            owner     own
            POST   /api/v1/documents              owner     own
            GET    /api/v1/imports                owner     empty
            GET    /api/v1/imports/{id}           owner     hidden
            POST   /api/v1/imports/{id}/cancel    owner     hidden
            GET    /api/v1/products               owner     empty
            GET    /api/v1/products/{code}        owner     hidden
            PUT    /api/v1/products/{code}        owner     own     {"title":"保温杯"}
            DELETE /api/v1/products/{code}        owner     hidden
            GET    /api/v1/faqs                   owner     empty
            GET    /api/v1/faqs/{id}              owner     hidden
            PUT    /api/v1/faqs/{id}              owner     own     {"question":"怎么退货","answer":"七天内可以退货"}
            DELETE /api/v1/faqs/{id}              owner     hidden
            GET    /api/v1/synonyms               owner     empty
            GET    /api/v1/synonyms/{id}          owner     hidden
            PUT    /api/v1/synonyms/{id}          owner     own     {"words":["保温杯","暖杯"]}
            DELETE /api/v1/synonyms/{id}          owner     hidden
            GET    /api/v1/documents              owner     empty
            GET    /api/v1/documents/{name}       owner     hidden
            PUT    /api/v1/documents/{name}/limits owner    hidden  {}
            DELETE /api/v1/documents/{name}       owner     hidden
            GET    /api/v1/search                 owner     empty
            POST   /api/v1/chat                   visitor   own
            POST   /api/v1/chat/{messageId}/feedback visitor hidden {"helpful":true}
            GET    /api/v1/conversations          owner     empty
            GET    /api/v1/conversations/{id}     visitor   hidden
            GET    /api/v1/passages/{id}          visitor   hidden
            GET    /api/v1/copy/channels          owner     own
            POST   /api/v1/copy/jobs              owner     own
            GET    /api/v1/copy/jobs              owner     empty
            GET    /api/v1/copy/jobs/{id}         owner     hidden
            GET    /api/v1/copy/jobs/{id}/events  owner     hidden
            GET    /api/v1/copy/jobs/{id}/items   owner     hidden
            GET    /api/v1/copy/jobs/{id}/export  owner     hidden
            POST   /api/v1/copy/jobs/{id}/pause   owner     hidden
            POST   /api/v1/copy/jobs/{id}/resume  owner     hidden
            POST   /api/v1/copy/jobs/{id}/cancel  owner     hidden
            POST   /api/v1/copy/jobs/{id}/retry   owner     hidden
            GET    /api/v1/copy/items/{id}        owner     hidden
            PATCH  /api/v1/copy/items/{id}        owner     hidden {"action":"reject"}
            """;

    private Endpoints() {}

    static List<Endpoint> all() {
        return TABLE.lines().map(Endpoints::parse).toList();
    }

    private static Endpoint parse(String line) {
        String[] column = line.split(" +", 5);
        return new Endpoint(
                column[0],
                column[1],
                Access.valueOf(column[2].toUpperCase(Locale.ROOT)),
                Foreign.valueOf(column[3].toUpperCase(Locale.ROOT)),
                column.length > 4 ? column[4] : "{}");
    }

    /** Whose keys open an endpoint. */
    enum Access {
        OPERATOR,
        OWNER,
        /** Owners and visitors. */
        VISITOR
    }

    /** What a merchant sees of another one's rows. */
    enum Foreign {
        /** The request names no row: it speaks of the caller's own. */
        OWN,
        /** A list without them. */
        EMPTY,
        /** Their ids are unknown: 404. */
        HIDDEN
    }

    /**
     * An endpoint.
     *
     * @param body what it is called with, if it takes one
     */
    record Endpoint(String method, String path, Access access, Foreign foreign, String body) {

        String mapping() {
            return method + " " + path;
        }
    }
}
