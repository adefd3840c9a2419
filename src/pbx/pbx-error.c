/* pbx-error.c: what can go wrong between Front Desk and a PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-error.h"

G_DEFINE_QUARK (pbx - error - quark, pbx_error)

/**
 * pbx_error_is_cancelled:
 * @error: (nullable): an error
 *
 * Tells whether somebody wanted the operation to end, so that nothing is to be shown.
 *
 * Returns: whether @error is a cancellation
 */
gboolean
pbx_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * pbx_error_is_connection:
 * @error: (nullable): an error
 *
 * Tells whether the device could not be reached, so that trying again later may well help.
 *
 * Returns: whether @error is about the way to the device and not about what it said
 */
gboolean
pbx_error_is_connection (const GError *error)
{
  if (error == NULL || error->domain != PBX_ERROR)
    return FALSE;

  switch ((PbxError) error->code)
    {
    case PBX_ERROR_UNREACHABLE:
    case PBX_ERROR_NO_SUCH_HOST:
    case PBX_ERROR_NOBODY_LISTENS:
    case PBX_ERROR_TIMED_OUT:
      return TRUE;

    case PBX_ERROR_UNTRUSTED:
    case PBX_ERROR_CERTIFICATE_CHANGED:
    case PBX_ERROR_INSECURE:
    case PBX_ERROR_SIGN_IN_NEEDED:
    case PBX_ERROR_SIGN_IN_REFUSED:
    case PBX_ERROR_REFUSED:
    case PBX_ERROR_DEVICE_FAILED:
    case PBX_ERROR_OUTCOME_UNKNOWN:
    case PBX_ERROR_NOT_UNDERSTOOD:
    default:
      return FALSE;
    }
}
