/* pbx-dialect.c: how one device wants what the document leaves open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-dialect.h"

#include <string.h>

/**
 * pbx_dialect_init: (skip)
 *
 * Begins with nothing known.
 */
void
pbx_dialect_init (PbxDialect *self)
{
  memset (self, 0, sizeof *self);
  memset (self->page_bases, PBX_PAGE_BASE_UNKNOWN, sizeof self->page_bases);
}

/**
 * pbx_wording_init: (skip)
 * @dialect: what is known of the device
 * @endpoint: the endpoint
 * @parameters: (nullable): its parameters
 *
 * Puts a call as the device is known, or documented, to want it.
 */
void
pbx_wording_init (PbxWording *self, PbxDialect *dialect, PbxEndpoint endpoint, JsonObject *parameters)
{
  memset (self, 0, sizeof *self);
  self->endpoint = endpoint;
  self->parameters = parameters != NULL ? json_object_ref (parameters) : json_object_new ();
  self->style = dialect->contact_style;
  self->flags_as_booleans = dialect->flags_as_booleans;
}

/**
 * pbx_wording_clear: (skip)
 *
 * Frees what it holds.
 */
void
pbx_wording_clear (PbxWording *self)
{
  g_clear_pointer (&self->parameters, json_object_unref);
  g_clear_error (&self->first_refusal);
}

/**
 * pbx_wording_try_another: (skip)
 * @dialect: what is known of the device; learns
 * @status: the HTTP status of the answer, or 0
 * @data: (nullable): the answer
 * @error: (inout): what went wrong, where there is no @data; taken when the call is to be put another
 *   way, and replaced by the answer to the documented way where no way was taken
 *
 * Looks at an answer.
 *
 * Returns: whether to send the call again, put another way
 */
gboolean
pbx_wording_try_another (PbxWording *self, PbxDialect *dialect, guint status, JsonNode *data, GError **error)
{
  const PbxEndpointInfo *info = pbx_endpoint_get_info (self->endpoint);
  gboolean refused = status == 400 || status == 404 || status == 405;

  if (info->flag != NULL)
    {
      if (data != NULL)
        {
          dialect->flags_known = TRUE;
          dialect->flags_as_booleans = self->flags_as_booleans;
        }
      else if (status == 400 && !dialect->flags_known && self->first_refusal == NULL)
        {
          /* A refused change was not carried out, so this sends nothing twice. */
          self->first_refusal = g_steal_pointer (error);
          self->flags_as_booleans = TRUE;
          return TRUE;
        }
    }

  if (info->body == PBX_BODY_QUERY && !dialect->contact_style_known)
    {
      gboolean heeded = data != NULL && pbx_parameters_were_heeded (self->parameters, data);

      if (heeded || !(refused || data != NULL))
        {
          dialect->contact_style_known = heeded;
          dialect->contact_style = heeded ? self->style : PBX_STYLE_TABLE;
        }
      else if (self->style + 1 < PBX_N_STYLES)
        {
          if (self->first_refusal == NULL)
            self->first_refusal = g_steal_pointer (error);
          self->style++;
          return TRUE;
        }
    }

  /* Where no way was taken, what the device said to the documented one counts. */
  if (data == NULL && self->first_refusal != NULL)
    {
      g_clear_error (error);
      *error = g_steal_pointer (&self->first_refusal);
    }

  return FALSE;
}
