/* pbx-forward-graph.h: where forwarded calls really go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"
#include "pbx-forward.h"
#include "pbx-monitor.h"

G_BEGIN_DECLS

/**
 * PbxForwardProblem:
 * @PBX_FORWARD_TO_ITSELF: the destination is the extension itself
 * @PBX_FORWARD_LOOP: calls go round and never arrive
 * @PBX_FORWARD_TO_DISABLED: the destination is an extension that is disabled
 * @PBX_FORWARD_TO_UNREGISTERED: the destination is an extension that no phone is registered for
 * @PBX_FORWARD_OUTSIDE: all calls go to a number outside the office
 * @PBX_FORWARD_CHAIN: the destination forwards its calls, too
 *
 * What to warn of, the worst first.
 */
typedef enum
{
  PBX_FORWARD_TO_ITSELF,
  PBX_FORWARD_LOOP,
  PBX_FORWARD_TO_DISABLED,
  PBX_FORWARD_TO_UNREGISTERED,
  PBX_FORWARD_OUTSIDE,
  PBX_FORWARD_CHAIN,
} PbxForwardProblem;

/**
 * PbxForwardWarning:
 * @problem: what is wrong
 * @path: the numbers that a call takes, from the forwarded extension on; for a loop the last one stands in
 *   the path once before
 */
typedef struct
{
  PbxForwardProblem problem;
  char **path;
} PbxForwardWarning;

void pbx_forward_warning_free (PbxForwardWarning *warning);
gboolean pbx_forward_warnings_equal (GPtrArray *a, GPtrArray *b);

/**
 * PbxNumberFacts:
 * @PBX_NUMBER_EXTENSION: an extension of the PBX
 * @PBX_NUMBER_DISABLED: it is disabled
 * @PBX_NUMBER_UNREGISTERED: no phone is registered for it
 * @PBX_NUMBER_OUTSIDE: a number beyond the PBX
 *
 * What is known of a number. Neither an extension nor outside: a queue, a feature code, or a mistake.
 */
typedef enum
{
  PBX_NUMBER_UNKNOWN = 0,
  PBX_NUMBER_EXTENSION = 1 << 0,
  PBX_NUMBER_DISABLED = 1 << 1,
  PBX_NUMBER_UNREGISTERED = 1 << 2,
  PBX_NUMBER_OUTSIDE = 1 << 3,
} PbxNumberFacts;

/**
 * PbxNumberFactsFunc:
 * @number: a number without spaces
 * @user_data: as given to pbx_forward_graph_new()
 *
 * Returns: what is known of the number
 */
typedef PbxNumberFacts (*PbxNumberFactsFunc) (const char *number, gpointer user_data);

PbxNumberFacts pbx_number_get_facts (PbxDirectory *directory, PbxMonitor *monitor, const char *number);

typedef struct _PbxForwardGraph PbxForwardGraph;

PbxForwardGraph *pbx_forward_graph_new (GPtrArray *forwards, PbxNumberFactsFunc facts, gpointer user_data);
void pbx_forward_graph_free (PbxForwardGraph *self);
GPtrArray *pbx_forward_graph_check (PbxForwardGraph *self, PbxForward *forward);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbxForwardGraph, pbx_forward_graph_free)

G_END_DECLS
