/// Pages and API of sign-up, sign-in and settings, and the security chains.
@NullMarked
package tributary.backend.accounts.web;

import org.jspecify.annotations.NullMarked;
