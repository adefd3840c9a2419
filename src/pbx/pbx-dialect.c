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
  g_clear_pointer (&self->first_data, json_node_unref);
}

static gboolean
try_other_flag (PbxWording *self, PbxDialect *dialect, guint status, JsonNode *data, GError **error)
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

  return FALSE;
}

static gboolean
try_other_style (PbxWording *self, PbxDialect *dialect, guint status, JsonNode **data, GError **error)
{
  gboolean refused = status == 400 || status == 404 || status == 405;
  gboolean heeded = *data != NULL && pbx_parameters_were_heeded (self->parameters, *data);

  if (heeded)
    {
      dialect->contact_style_known = TRUE;
      dialect->contact_style = self->style;
      return FALSE;
    }

  if (*data == NULL && !refused)
    return FALSE;

  if (*data != NULL && self->first_data == NULL)
    {
      self->first_data = g_steal_pointer (data);
      self->first_style = self->style;
    }
  else if (*data == NULL && self->first_refusal == NULL)
    self->first_refusal = g_steal_pointer (error);

  if (self->style + 1 < PBX_N_STYLES)
    {
      g_clear_error (error);
      g_clear_pointer (data, json_node_unref);
      self->style++;
      return TRUE;
    }

  /* Perhaps the device has a largest page: the first way that was answered is as good as any. */
  if (self->first_data != NULL)
    {
      dialect->contact_style_known = TRUE;
      dialect->contact_style = self->first_style;
      g_clear_error (error);
      g_clear_pointer (data, json_node_unref);
      *data = g_steal_pointer (&self->first_data);
    }

  return FALSE;
}

/**
 * pbx_wording_try_another: (skip)
 * @dialect: what is known of the device; learns
 * @status: the HTTP status of the answer, or 0
 * @data: (inout) (nullable): the answer
 * @error: (inout): what went wrong, where there is no @data
 *
 * Looks at an answer. Where it says that the device wants the call put another way, the answer is taken;
 * where no way was good, @data or @error become the first that was.
 *
 * Returns: whether to send the call again, put another way
 */
gboolean
pbx_wording_try_another (PbxWording *self, PbxDialect *dialect, guint status, JsonNode **data, GError **error)
{
  const PbxEndpointInfo *info = pbx_endpoint_get_info (self->endpoint);

  if (info->flag != NULL && try_other_flag (self, dialect, status, *data, error))
    return TRUE;

  if (info->body == PBX_BODY_QUERY && !dialect->contact_style_known &&
      try_other_style (self, dialect, status, data, error))
    return TRUE;

  /* Where no way was taken, what the device said to the documented one counts. */
  if (*data == NULL && self->first_refusal != NULL)
    {
      g_clear_error (error);
      *error = g_steal_pointer (&self->first_refusal);
    }

  return FALSE;
}
