/// What the site and its workers (seeder, transcoder) tell each other over HTTP as JSON, below `/worker/v1`.
///
/// Every request carries `Authorization: Bearer` and the worker's token; requests about a leased job carry the lease
/// in `X-Lease` as well. Ranges and units stand at each field; times are in the unit that the name says.
@NullMarked
package tributary.protocol.worker;

import org.jspecify.annotations.NullMarked;
