package io.zhanggui.assistant.installation;

/** The service's role in PostgreSQL sees the rows of every merchant whatever the policies say. */
final class RoleTooPowerful extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String role;

    RoleTooPowerful(String role) {
        super("The role " + role + " stands above row-level security");
        this.role = role;
    }

    String role() {
        return role;
    }
}
