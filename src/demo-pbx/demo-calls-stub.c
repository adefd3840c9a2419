/* demo-calls-stub.c: stands for the exchange, the call log and the recordings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-types.h"

const DemoRoute demo_calls_routes[] = { { NULL } };
const DemoFileRoute demo_recordings_routes[] = { { NULL } };
